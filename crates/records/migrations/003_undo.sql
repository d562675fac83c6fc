-- What an admin takes away stops at once, and can be put back for some minutes. An invitation taken back stays in its row.
ALTER TABLE invitations ADD COLUMN revoked_at BIGINT;

-- A member who was removed stands here, not in members: no query has to tell who is one from who was.
CREATE TABLE removed_members (
    workspace_id TEXT NOT NULL REFERENCES workspaces (id) ON DELETE CASCADE,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('viewer', 'editor', 'admin')),
    removed_at BIGINT NOT NULL,
    PRIMARY KEY (workspace_id, user_id)
);
