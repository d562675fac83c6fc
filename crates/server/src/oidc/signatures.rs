//! Signatures of tokens, checked by ring: `jsonwebtoken` brings no cryptography of its own unless told to, and what it would
//! bring is either built with cmake or has an open advisory (RUSTSEC-2023-0071).

use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{Error as SignatureError, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};
use ring::signature::{
    ECDSA_P256_SHA256_FIXED, ECDSA_P384_SHA384_FIXED, ED25519, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_2048_8192_SHA384,
    RSA_PKCS1_2048_8192_SHA512, RSA_PSS_2048_8192_SHA256, RSA_PSS_2048_8192_SHA384, RSA_PSS_2048_8192_SHA512, RsaParameters,
    RsaPublicKeyComponents, UnparsedPublicKey, VerificationAlgorithm,
};

/// The algorithms that tokens may be signed with. Those with a shared secret are not among them: a provider signs, and who
/// checks can't.
pub(crate) const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

static RING: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(unsupported()),
    verifier_factory: |algorithm, key| Ok(Box::new(Check::new(*algorithm, key)?)),
    key_utils: KeyUtils::new_unimplemented(),
};

/// Has `jsonwebtoken` use ring from now on; only the first call of a process has an effect.
pub(crate) fn use_ring() {
    let _ = RING.install_default();
}

/// How an algorithm is checked.
enum How {
    Rsa(&'static RsaParameters),
    Bytes(&'static dyn VerificationAlgorithm),
}

struct Check {
    algorithm: Algorithm,
    how: How,
    key: DecodingKey,
}

fn unsupported() -> Error {
    ErrorKind::UnsupportedAlgorithm.into()
}

impl Check {
    fn new(algorithm: Algorithm, key: &DecodingKey) -> Result<Self, Error> {
        if algorithm.family() != key.family() {
            return Err(ErrorKind::InvalidKeyFormat.into());
        }
        let how = match algorithm {
            Algorithm::RS256 => How::Rsa(&RSA_PKCS1_2048_8192_SHA256),
            Algorithm::RS384 => How::Rsa(&RSA_PKCS1_2048_8192_SHA384),
            Algorithm::RS512 => How::Rsa(&RSA_PKCS1_2048_8192_SHA512),
            Algorithm::PS256 => How::Rsa(&RSA_PSS_2048_8192_SHA256),
            Algorithm::PS384 => How::Rsa(&RSA_PSS_2048_8192_SHA384),
            Algorithm::PS512 => How::Rsa(&RSA_PSS_2048_8192_SHA512),
            Algorithm::ES256 => How::Bytes(&ECDSA_P256_SHA256_FIXED),
            Algorithm::ES384 => How::Bytes(&ECDSA_P384_SHA384_FIXED),
            Algorithm::EdDSA => How::Bytes(&ED25519),
            _ => return Err(unsupported()),
        };
        Ok(Check { algorithm, how, key: key.clone() })
    }
}

impl Verifier<Vec<u8>> for Check {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), SignatureError> {
        let checked = match (&self.how, self.key.kind()) {
            (How::Rsa(parameters), DecodingKeyKind::RsaModulusExponent { n, e }) => {
                RsaPublicKeyComponents { n: without_zeros(n), e: without_zeros(e) }.verify(parameters, message, signature)
            }
            (How::Bytes(algorithm), DecodingKeyKind::SecretOrDer(key)) => {
                UnparsedPublicKey::new(*algorithm, key).verify(message, signature)
            }
            _ => return Err(SignatureError::new()),
        };
        checked.map_err(|_| SignatureError::new())
    }
}

impl JwtVerifier for Check {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}

/// Some providers write numbers with the zero that other formats have in front; ring takes none.
fn without_zeros(number: &[u8]) -> &[u8] {
    &number[number.iter().take_while(|byte| **byte == 0).count()..]
}
