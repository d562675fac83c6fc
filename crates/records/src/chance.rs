//! Chance as a parameter: ids, tokens and salts are drawn from it.

/// Draws random bytes.
pub trait Chance: Send + Sync {
    /// Fills the bytes. What is drawn must be fit for secrets.
    fn fill(&self, bytes: &mut [u8]);
}

/// The machine's generator.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemChance;

impl Chance for SystemChance {
    /// Panics where the machine has no randomness to give: going on with predictable secrets would be worse.
    #[allow(clippy::expect_used)] // As said.
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives random bytes");
    }
}
