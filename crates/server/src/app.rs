//! Everything that handlers share.

use std::sync::Arc;

use journey::Clock;
use records::{Chance, Records};

use crate::accounts::{Passwords, Throttle};
use crate::asking::{Desk, Stores};
use crate::metrics::Metrics;
use crate::options::Options;

/// Everything that handlers share.
pub struct App {
    pub(crate) options: Options,
    pub(crate) records: Records,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) passwords: Passwords,
    pub(crate) throttle: Throttle,
    pub(crate) stores: Stores,
    pub(crate) desk: Desk,
    pub(crate) metrics: Metrics,
}

/// As handlers get it.
pub(crate) type Shared = Arc<App>;

impl App {
    /// A server's state over open records.
    pub fn new(options: Options, records: Records, clock: Arc<dyn Clock>, chance: Arc<dyn Chance>) -> Arc<Self> {
        let stores = Stores::new(options.data.clone(), options.memory_bytes);
        let desk = Desk::new(options.questions_at_once);
        let passwords = Passwords::new(Arc::clone(&chance));
        let throttle = Throttle::new(Arc::clone(&clock));
        Arc::new(App { options, records, clock, chance, passwords, throttle, stores, desk, metrics: Metrics::default() })
    }

    /// Throws away what is over: sessions, invitations, documents deleted long ago. To be called now and then.
    pub async fn clean_up(&self) {
        match self.records.purge().await {
            Ok(purged) => tracing::debug!(?purged, "cleaned up"),
            Err(error) => tracing::error!(error = %crate::log::chain(&error), "can't clean up"),
        }
    }
}
