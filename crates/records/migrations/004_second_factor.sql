-- What the codes of a person's telephone are computed from (RFC 6238). Both sides compute them, so that this one secret is
-- kept as it is and not as a hash. It counts once a code of it was given; until then a new one takes its place.
CREATE TABLE second_factors (
    user_id TEXT NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    secret TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    confirmed_at BIGINT,
    -- The time step of the last code that was accepted: neither it nor an older one is accepted again.
    last_step BIGINT NOT NULL
);

-- For who has lost the telephone. A code that was used is no more.
CREATE TABLE recovery_codes (
    user_id TEXT NOT NULL REFERENCES second_factors (user_id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    PRIMARY KEY (user_id, code_hash)
);
