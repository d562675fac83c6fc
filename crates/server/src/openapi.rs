//! The OpenAPI document: operations from the handlers, everything they have in common from the table of routes.

use utoipa::OpenApi;
use utoipa::openapi::path::{HttpMethod, Operation, Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, ObjectBuilder, OpenApi as Document, Ref, RefOr, Required, ResponseBuilder, Type};

use crate::routes::{
    ask, audit, behind, customer, customers, data, discoveries, document, documents, events, exports, factor, health, imports,
    invitations, job, jobs, keys, maps, me, members, metrics, oidc, openapi, password, properties, providers, questions,
    recovery, samples, session, sessions, setup, sizes, upload, uploads, versions, volumes, workspace, workspaces,
};
use crate::table::{ROUTES, Route, Who};
use crate::web::ProblemDocument;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Meander",
        description = "Customer journeys: ask, save, share.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    paths(
        health::show,
        metrics::show,
        openapi::show,
        setup::show,
        setup::run,
        session::begin,
        session::end,
        providers::list,
        oidc::begin,
        oidc::finish,
        me::show,
        me::change,
        password::change,
        factor::begin,
        factor::confirm,
        factor::remove,
        recovery::renew,
        sessions::list,
        sessions::end,
        invitations::look,
        invitations::accept,
        workspaces::list,
        workspaces::create,
        workspace::show,
        workspace::change,
        workspace::delete,
        members::list,
        members::invite,
        members::change,
        members::remove,
        members::restore,
        invitations::list,
        invitations::revoke,
        invitations::restore,
        keys::list,
        keys::create,
        keys::revoke,
        keys::restore,
        audit::list,
        documents::list,
        documents::create,
        document::show,
        document::change,
        document::delete,
        versions::list,
        versions::restore,
        ask::answer,
        behind::list,
        exports::create,
        sizes::show,
        maps::measured,
        maps::picture,
        customers::list,
        customers::search,
        customer::show,
        customer::events,
        data::show,
        data::clear,
        events::list,
        properties::list,
        volumes::list,
        imports::list,
        imports::start,
        uploads::create,
        upload::show,
        upload::delete,
        upload::preview,
        jobs::list,
        questions::start,
        discoveries::start,
        samples::start,
        job::show,
        job::cancel,
        job::events
    ),
    components(schemas(ProblemDocument))
)]
struct Api;

/// The OpenAPI document as JSON text.
pub fn openapi_json() -> String {
    let mut document = Api::openapi();
    ROUTES.iter().for_each(|route| complete(&mut document, route));
    let components = document.components.get_or_insert_default();
    let cookie = ApiKey::Cookie(ApiKeyValue::new("meander"));
    components.security_schemes.insert("session".to_owned(), SecurityScheme::ApiKey(cookie).into());
    let csrf = ApiKey::Header(ApiKeyValue::with_description(
        "X-Meander-CSRF",
        "Goes with every change made in a session; GET /api/v1/me tells it.",
    ));
    components.security_schemes.insert("csrf".to_owned(), SecurityScheme::ApiKey(csrf).into());
    let key = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
    components.security_schemes.insert("key".to_owned(), SecurityScheme::Http(key).into());
    serde_json::to_string_pretty(&document).map(|text| text + "\n").unwrap_or_default()
}

/// Adds to an operation what follows from its line in the table.
fn complete(document: &mut Document, route: &Route) {
    let Some(item) = document.paths.paths.get_mut(route.path) else { return };
    let operation = match method(route) {
        HttpMethod::Get => &mut item.get,
        HttpMethod::Put => &mut item.put,
        HttpMethod::Post => &mut item.post,
        HttpMethod::Patch => &mut item.patch,
        _ => &mut item.delete,
    };
    let Some(operation) = operation else { return };
    operation.operation_id = Some(route.name.replace('.', "_"));
    operation.tags = Some(vec![route.name.split('.').next().unwrap_or_default().to_owned()]);
    operation.security = Some(security(route));
    add_path_parameters(operation, route.path);
    let problem = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let problem = ResponseBuilder::new().description("A problem").content("application/problem+json", problem).build();
    // Not under `default`, which would let any other answer pass as one.
    for statuses in ["4XX", "5XX"] {
        operation.responses.responses.insert(statuses.to_owned(), RefOr::T(problem.clone()));
    }
}

fn method(route: &Route) -> HttpMethod {
    match route.method.as_str() {
        "GET" => HttpMethod::Get,
        "PUT" => HttpMethod::Put,
        "POST" => HttpMethod::Post,
        "PATCH" => HttpMethod::Patch,
        _ => HttpMethod::Delete,
    }
}

fn security(route: &Route) -> Vec<SecurityRequirement> {
    let session = SecurityRequirement::new("session", Vec::<String>::new());
    let session = if route.method.is_safe() { session } else { session.add("csrf", Vec::<String>::new()) };
    let key = SecurityRequirement::new("key", Vec::<String>::new());
    match route.who {
        Who::Anyone => Vec::new(),
        Who::Operator => vec![key],
        Who::SignedIn | Who::Person | Who::Owner | Who::Member(_) => vec![session],
        Who::MemberOrKey(_) => vec![session, key],
    }
}

fn add_path_parameters(operation: &mut Operation, path: &str) {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<RefOr<Parameter>> = names.map(|name| RefOr::T(path_parameter(name))).collect();
    parameters.extend(operation.parameters.take().unwrap_or_default());
    operation.parameters = (!parameters.is_empty()).then_some(parameters);
}

fn path_parameter(name: &str) -> Parameter {
    let mut text = ObjectBuilder::new().schema_type(Type::String);
    if name == "kind" {
        text = text.enum_values(Some(["question", "segment", "dashboard", "map"]));
    }
    ParameterBuilder::new().name(name).parameter_in(ParameterIn::Path).required(Required::True).schema(Some(text)).build()
}
