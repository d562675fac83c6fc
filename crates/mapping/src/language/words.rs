//! The words of pictures and tables, each in English and in Romanian.

/// Makes `Words` and its languages of lines `name: "English", "Romanian";`, so that what means the same stands together.
macro_rules! words {
    ($($name:ident: $kind:ty = $english:expr, $romanian:expr;)*) => {
        /// Words in one language.
        #[derive(Debug)]
        #[allow(missing_docs)] // Each field is its English word.
        pub(crate) struct Words {
            $(pub $name: $kind,)*
        }

        pub(super) static ENGLISH: Words = Words { $($name: $english,)* };
        pub(super) static ROMANIAN: Words = Words { $($name: $romanian,)* };
    };
}

/// One word or phrase.
type Word = &'static str;

words! {
    stage: Word = "Stage", "Etapă";
    step: Word = "Step", "Pas";
    reached: Word = "Reached", "Ajung";
    completed: Word = "Completed", "Parcurs";
    completed_in_time: Word = "Completed in time", "Parcurs la timp";
    late: Word = "Late", "Târziu";
    out_of_order: Word = "Out of order", "În altă ordine";
    missing: Word = "Missing", "Lipsă";
    skipped: Word = "Skipped", "Sărit";
    median_wait: Word = "Median wait", "Așteptare mediană";
    median: Word = "median", "mediana";
    within: Word = "within", "în cel mult";
    drop: Word = "Drop", "Pierderi";
    drop_after: Word = "Drop after it", "Pierderi după pas";
    customers: Word = "customers", "clienți";
    fit: Word = "Fit", "Potrivire";
    made_up: Word = "Made-up data", "Date inventate";
    no_interval: Word = "one answer, no interval", "un singur răspuns, fără interval";
    answers: Word = "n", "n";
    where_next: Word = "Where they go next", "Unde merg mai departe";
    leave: Word = "leave", "pleacă";
    felt: Word = "Felt", "Trăire";
    owner: Word = "Owner", "Responsabil";
    review_due: Word = "review due", "de revizuit până la";
    not_bound: Word = "Not tied to events", "Nelegat de evenimente";
    assumption: Word = "Assumption: no evidence yet", "Presupunere: încă fără dovezi";
    holes: Word = "What the map lacks", "Ce îi lipsește hărții";
    more_alike: Word = "and {} more like these", "și încă {} la fel";
    about: Word = "About this map", "Despre hartă";
    scenario: Word = "Scenario", "Scenariu";
    goal: Word = "Goal", "Scop";
    personas: Word = "Who", "Cine";
    choose_step: Word = "Choose a step to see its details.", "Alegeți un pas pentru detalii.";
    nobody_answers: Word = "nobody answers", "nu răspunde nimeni";
    // Lanes and their legends.
    journey: Word = "Journey", "Călătoria";
    planned: Word = "planned", "planificat";
    observed: Word = "observed", "observat";
    back: Word = "going back", "înapoi";
    assumed_ring: Word = "no evidence yet", "încă fără dovezi";
    small_flows: Word = "flows up to {} not drawn", "fluxuri de până la {} nedesenate";
    channel: Word = "Channel", "Canal";
    reach: Word = "Reach", "Câți ajung";
    share_of_customers: Word = "share of customers", "parte din clienți";
    drop_after_step: Word = "drop after the step", "pierderi după pas";
    feeling: Word = "Feeling", "Trăire";
    assumed: Word = "assumed", "presupus";
    measured: Word = "measured", "măsurat";
    measured_95: Word = "measured, 95%", "măsurat, 95\u{a0}%";
    low_point: Word = "low point", "punct slab";
    intensity: Word = "Intensity", "Intensitate";
    intensity_scale: Word = "how strong, 1 to 5", "cât de puternic, 1–5";
    does: Word = "Does", "Face";
    thinks: Word = "Thinks", "Gândește";
    questions: Word = "Questions", "Întrebări";
    quotes: Word = "In their words", "În cuvintele lor";
    pains: Word = "Pains", "Neplăceri";
    pains_by_impact: Word = "Pains by impact", "Neplăceri după impact";
    with_interval: Word = "with 95% interval", "cu interval de 95\u{a0}%";
    opportunities: Word = "Opportunities", "Oportunități";
    evidence: Word = "Evidence", "Dovezi";
    physical_evidence: Word = "Things they see", "Ce văd";
    frontstage: Word = "Frontstage", "În față";
    backstage: Word = "Backstage", "În culise";
    support: Word = "Support", "Sprijin";
    line_interaction: Word = "line of interaction", "linia de interacțiune";
    line_visibility: Word = "line of visibility", "linia de vizibilitate";
    line_internal: Word = "line of internal interaction", "linia de interacțiune internă";
    severity: Word = "severity", "gravitate";
    impact: Word = "impact", "impact";
    effort: Word = "effort", "efort";
    // Closed sets, in the order of their enums.
    kinds: [Word; 4] =
        ["Current state", "Future state", "Day in the life", "Service blueprint"],
        ["Starea actuală", "Starea viitoare", "O zi din viață", "Plan de servicii"];
    statuses: [Word; 6] =
        ["idea", "planned", "building", "testing", "live", "dropped"],
        ["idee", "planificat", "în lucru", "în test", "activ", "renunțat"];
}
