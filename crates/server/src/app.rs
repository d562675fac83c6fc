//! Everything that handlers share.

use std::sync::Arc;

use journey::Clock;
use records::{Chance, Records};

use crate::accounts::{Passwords, Throttle};
use analyze::{Names, PropertyProfile};
use tokio::sync::{Semaphore, watch};

use crate::asking::{Desk, Kept, Remembered, Stores, Together};
use crate::jobs::Jobs;
use crate::metrics::Metrics;
use crate::oidc::{Attempts, Providers};
use crate::options::Options;

/// Everything that handlers share.
pub struct App {
    pub(crate) options: Options,
    pub(crate) records: Records,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) passwords: Passwords,
    pub(crate) throttle: Throttle,
    pub(crate) providers: Providers,
    pub(crate) attempts: Attempts,
    pub(crate) stores: Stores,
    pub(crate) desk: Desk,
    pub(crate) together: Together,
    pub(crate) kept: Kept,
    pub(crate) metrics: Metrics,
    pub(crate) jobs: Jobs,
    /// One import at a time: each takes memory as if it were alone.
    pub(crate) imports: Semaphore,
    pub(crate) names: Remembered<Names>,
    pub(crate) properties: Remembered<Vec<PropertyProfile>>,
    /// Comes true when the server stops, for what would otherwise go on for ever.
    stopping: watch::Sender<bool>,
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
        let providers = Providers::new(&options.sign_in);
        let (stopping, _) = watch::channel(false);
        Arc::new(App {
            options,
            records,
            clock,
            chance,
            passwords,
            throttle,
            providers,
            attempts: Attempts::default(),
            stores,
            desk,
            together: Together::default(),
            kept: Kept::default(),
            metrics: Metrics::default(),
            jobs: Jobs::default(),
            imports: Semaphore::new(1),
            names: Remembered::default(),
            properties: Remembered::default(),
            stopping,
        })
    }

    /// Ends what would otherwise go on for ever: jobs, and those who listen to them.
    pub(crate) fn stop(&self) {
        self.jobs.cancel_all(self.clock.now_millis());
        self.stopping.send_replace(true);
    }

    /// Hears when the server stops.
    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }

    /// Throws away what is over: sessions, invitations, what was taken away for good, documents deleted long ago. To be called
    /// now and then.
    pub async fn clean_up(&self) {
        match self.records.purge().await {
            Ok(purged) => tracing::debug!(?purged, "cleaned up"),
            Err(error) => tracing::error!(error = crate::log::chain(&error).as_str(), "can't clean up"),
        }
    }
}
