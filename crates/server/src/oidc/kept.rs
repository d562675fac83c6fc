//! What was read from a provider, kept for a while: one reads, others wait for what comes of it.

use std::sync::Arc;

use tokio::sync::Mutex;

/// How long it is used before it is read again: providers change their keys over days.
const FRESH_MILLIS: i64 = 3_600_000;
/// How long it is not tried again after a failure, so that a provider that is down is not asked for every visitor.
const FAILED_MILLIS: i64 = 5_000;

/// Something read from a provider.
pub(crate) struct Kept<T>(Mutex<State<T>>);

struct State<T> {
    value: Option<(Arc<T>, i64)>,
    failed: Option<(String, i64)>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Kept(Mutex::new(State { value: None, failed: None }))
    }
}

impl<T> Kept<T> {
    /// What was read, or is read now. What is old is better than nothing while it can't be read.
    pub(crate) async fn get(&self, now: i64, read: impl Future<Output = Result<T, String>>) -> Result<Arc<T>, String> {
        let mut state = self.0.lock().await;
        if let Some((value, at)) = &state.value
            && now - at < FRESH_MILLIS
        {
            return Ok(Arc::clone(value));
        }
        match (&state.failed, &state.value) {
            (Some((_, at)), Some((old, _))) if now - at < FAILED_MILLIS => return Ok(Arc::clone(old)),
            (Some((cause, at)), None) if now - at < FAILED_MILLIS => return Err(cause.clone()),
            _ => {}
        }
        match (state.renew(now, read).await, &state.value) {
            (Err(cause), Some((old, _))) => {
                tracing::warn!(cause, "a provider of sign-in can't be read again; going on with what is known of it");
                Ok(Arc::clone(old))
            }
            (read, _) => read,
        }
    }

    /// Reads anew, unless someone has since `stale` was.
    pub(crate) async fn renew(
        &self,
        now: i64,
        stale: &Arc<T>,
        read: impl Future<Output = Result<T, String>>,
    ) -> Result<Arc<T>, String> {
        let mut state = self.0.lock().await;
        match &state.value {
            Some((value, _)) if !Arc::ptr_eq(value, stale) => Ok(Arc::clone(value)),
            _ => state.renew(now, read).await,
        }
    }
}

impl<T> State<T> {
    async fn renew(&mut self, now: i64, read: impl Future<Output = Result<T, String>>) -> Result<Arc<T>, String> {
        match read.await {
            Ok(value) => {
                let value = Arc::new(value);
                *self = State { value: Some((Arc::clone(&value), now)), failed: None };
                Ok(value)
            }
            Err(cause) => {
                self.failed = Some((cause.clone(), now));
                Err(cause)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Would catch: a provider asked for every visitor, one that is never asked again, and a failure that forgets what was
    /// known.
    #[tokio::test]
    async fn what_is_read_is_kept_and_read_again_in_time() {
        let kept = Kept::default();
        let down = || async { Err::<i32, _>("down".to_owned()) };
        let gives = |number: i32| async move { Ok::<_, String>(number) };
        assert_eq!(kept.get(0, down()).await, Err("down".to_owned()));
        assert_eq!(kept.get(FAILED_MILLIS - 1, gives(1)).await, Err("down".to_owned()), "not asked yet");
        let one = kept.get(FAILED_MILLIS, gives(1)).await.expect("read");
        assert_eq!(kept.get(FRESH_MILLIS, gives(2)).await.as_deref(), Ok(&1), "fresh");
        let old = FAILED_MILLIS + FRESH_MILLIS;
        assert_eq!(kept.get(old, down()).await.as_deref(), Ok(&1), "old, and better than nothing");
        assert_eq!(kept.get(old + 1, gives(2)).await.as_deref(), Ok(&1), "not asked yet");
        assert_eq!(kept.get(old + FAILED_MILLIS, gives(2)).await.as_deref(), Ok(&2));
        assert_eq!(kept.renew(old, &one, gives(3)).await.as_deref(), Ok(&2), "someone was faster");
        let two = kept.get(old, gives(3)).await.expect("kept");
        assert_eq!(kept.renew(old, &two, gives(3)).await.as_deref(), Ok(&3));
    }
}
