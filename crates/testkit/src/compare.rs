//! Comparing an answer with the one that must come out.

use serde_json::Value;

/// Where `found` differs from `wanted`, as `place: wanted …, found …`. Numbers may differ by 1e-9 of their size; keys
/// that `wanted` does not have are no difference.
pub fn differences(wanted: &Value, found: &Value) -> Vec<String> {
    let mut told = Vec::new();
    compare("", wanted, found, &mut told);
    told
}

fn compare(place: &str, wanted: &Value, found: &Value, told: &mut Vec<String>) {
    match (wanted, found) {
        (Value::Object(wanted), Value::Object(found)) => {
            for (key, value) in wanted {
                compare(&format!("{place}.{key}"), value, found.get(key).unwrap_or(&Value::Null), told);
            }
        }
        (Value::Array(wanted), Value::Array(found)) if wanted.len() == found.len() => {
            for (i, (wanted, found)) in wanted.iter().zip(found).enumerate() {
                compare(&format!("{place}[{i}]"), wanted, found, told);
            }
        }
        (Value::Number(a), Value::Number(b)) if close(a.as_f64(), b.as_f64()) => {}
        _ if wanted == found => {}
        _ => told.push(format!("{place}: wanted {wanted}, found {found}")),
    }
}

fn close(a: Option<f64>, b: Option<f64>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0)
}
