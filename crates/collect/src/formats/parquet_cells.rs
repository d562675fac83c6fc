//! Arrow arrays as cells.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, ArrowPrimitiveType, Date32Type, Date64Type, Decimal32Type, Decimal64Type, Decimal128Type,
    Float16Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, DictionaryArray, PrimitiveArray};
use arrow_schema::{DataType, TimeUnit};
use events::{TextArena, Texts};

use crate::table::{Cells, MomentForm, intern};

/// Whether columns of this type are read.
pub(super) fn is_read(kind: &DataType) -> bool {
    match kind {
        DataType::Null
        | DataType::Boolean
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Timestamp(..)
        | DataType::Date32
        | DataType::Date64
        | DataType::Decimal32(..)
        | DataType::Decimal64(..)
        | DataType::Decimal128(..) => true,
        DataType::Dictionary(key, value) => key.is_dictionary_key_type() && **value == DataType::Utf8,
        DataType::Struct(fields) => fields.iter().all(|field| is_read(field.data_type())),
        other => other.is_integer() || other.is_floating(),
    }
}

/// The cells of an array, with what is added to the name of its column: members of structs are flattened.
pub(super) fn cells(array: &ArrayRef) -> Vec<(String, Cells)> {
    if let Some(structs) = array.as_struct_opt() {
        let mut all = Vec::new();
        for (field, column) in structs.fields().iter().zip(structs.columns()) {
            for (suffix, cells) in cells(&masked(column, array)) {
                all.push((format!(".{}{suffix}", field.name()), cells));
            }
        }
        return all;
    }
    vec![(String::new(), plain_cells(array))]
}

/// A member of a struct is missing where the struct is.
fn masked(column: &ArrayRef, owner: &ArrayRef) -> ArrayRef {
    let Some(nulls) = owner.nulls() else { return Arc::clone(column) };
    let nulls = arrow_buffer::NullBuffer::union(column.nulls(), Some(nulls));
    let data = column.to_data().into_builder().nulls(nulls).build();
    data.map_or_else(|_| Arc::clone(column), arrow_array::make_array)
}

fn plain_cells(array: &ArrayRef) -> Cells {
    match array.data_type() {
        DataType::Boolean => {
            let array = array.as_boolean();
            Cells::Booleans(array.iter().map(|value| value.map_or(0, |value| 1 + u8::from(value))).collect())
        }
        DataType::Utf8 => texts(array.as_string::<i32>().iter(), array.len()),
        DataType::LargeUtf8 => texts(array.as_string::<i64>().iter(), array.len()),
        DataType::Utf8View => texts(array.as_string_view().iter(), array.len()),
        DataType::Int8 => integers::<Int8Type>(array),
        DataType::Int16 => integers::<Int16Type>(array),
        DataType::Int32 => integers::<Int32Type>(array),
        DataType::Int64 => integers::<Int64Type>(array),
        DataType::UInt8 => integers::<UInt8Type>(array),
        DataType::UInt16 => integers::<UInt16Type>(array),
        DataType::UInt32 => integers::<UInt32Type>(array),
        DataType::UInt64 => unsigned(array.as_primitive::<UInt64Type>()),
        DataType::Float16 => numbers(array.as_primitive::<Float16Type>(), |value| value.to_f64()),
        DataType::Float32 => numbers(array.as_primitive::<Float32Type>(), exact_float),
        DataType::Float64 => numbers(array.as_primitive::<Float64Type>(), |value| value),
        DataType::Decimal32(_, scale) => decimals(array.as_primitive::<Decimal32Type>(), *scale),
        DataType::Decimal64(_, scale) => decimals(array.as_primitive::<Decimal64Type>(), *scale),
        DataType::Decimal128(_, scale) => decimals(array.as_primitive::<Decimal128Type>(), *scale),
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>();
            moments(days, MomentForm::Day, |days| i64::from(days) * 86_400_000)
        }
        DataType::Date64 => moments(array.as_primitive::<Date64Type>(), MomentForm::Day, |millis| millis),
        DataType::Timestamp(unit, zone) => timestamps(array, *unit, zone.is_some()),
        DataType::Dictionary(key, _) => dictionary(array, key),
        _ => Cells::Booleans(vec![0; array.len()]),
    }
}

/// The double that is written with the same digits: 0.1 as a float is told as 0.1, not 0.10000000149.
fn exact_float(value: f32) -> f64 {
    if value.is_finite() { value.to_string().parse().unwrap_or(f64::from(value)) } else { f64::NAN }
}

fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>, rows: usize) -> Cells {
    let all: Vec<&str> = values.map(Option::unwrap_or_default).collect();
    debug_assert_eq!(all.len(), rows);
    Cells::Texts { texts: Arc::new(intern(all.into_iter())), spelled: false }
}

fn integers<T: ArrowPrimitiveType>(array: &ArrayRef) -> Cells
where
    T::Native: Into<i64>,
{
    let array = array.as_primitive::<T>();
    Cells::Integers(array.values().iter().map(|value| (*value).into()).collect(), valid(array))
}

fn valid(array: &dyn Array) -> Option<Vec<bool>> {
    array.nulls().filter(|nulls| nulls.null_count() > 0).map(|nulls| nulls.iter().collect())
}

fn unsigned(array: &PrimitiveArray<UInt64Type>) -> Cells {
    let fitting: Option<Vec<i64>> = array.values().iter().map(|value| i64::try_from(*value).ok()).collect();
    match fitting {
        Some(values) => Cells::Integers(values, valid(array)),
        None => spelt(array.iter().map(|value| value.map(|value| value.to_string()))),
    }
}

fn spelt(values: impl Iterator<Item = Option<String>>) -> Cells {
    let values: Vec<Option<String>> = values.collect();
    texts(values.iter().map(Option::as_deref), values.len())
}

fn numbers<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>, to: impl Fn(T::Native) -> f64) -> Cells {
    if array.null_count() == 0 {
        return Cells::Numbers(array.values().iter().map(|value| to(*value)).collect());
    }
    Cells::Numbers(array.iter().map(|value| value.map_or(f64::NAN, &to)).collect())
}

/// Decimals as numbers where a double keeps all their digits, else as texts.
#[allow(clippy::cast_precision_loss)] // Fewer than 2^53.
fn decimals<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>, scale: i8) -> Cells
where
    T::Native: Into<i128>,
{
    let whole = || array.iter().map(|value| value.map(Into::<i128>::into));
    let exact = whole().flatten().all(|value| value.unsigned_abs() < 1 << 53);
    if exact && (0..=22).contains(&scale) {
        // Both are exact, so that their quotient is the double nearest to the decimal.
        let unit = 10_f64.powi(i32::from(scale));
        return Cells::Numbers(whole().map(|value| value.map_or(f64::NAN, |value| value as f64 / unit)).collect());
    }
    spelt(whole().map(|value| value.map(|value| decimal_text(value, scale))))
}

fn decimal_text(value: i128, scale: i8) -> String {
    let digits = value.unsigned_abs().to_string();
    let sign = if value < 0 { "-" } else { "" };
    let Ok(places) = usize::try_from(scale) else {
        return format!("{sign}{digits}{}", "0".repeat(usize::from(scale.unsigned_abs())));
    };
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

fn moments<T: ArrowPrimitiveType>(array: &PrimitiveArray<T>, form: MomentForm, to: impl Fn(T::Native) -> i64) -> Cells {
    let millis = if array.null_count() == 0 {
        array.values().iter().map(|value| to(*value)).collect()
    } else {
        array.iter().map(|value| value.map_or(Cells::NO_MOMENT, &to)).collect()
    };
    Cells::Moments { millis, form }
}

fn timestamps(array: &ArrayRef, unit: TimeUnit, zoned: bool) -> Cells {
    let form = if zoned { MomentForm::Utc } else { MomentForm::Local };
    match unit {
        TimeUnit::Second => moments(array.as_primitive::<TimestampSecondType>(), form, |value| value.saturating_mul(1_000)),
        TimeUnit::Millisecond => moments(array.as_primitive::<TimestampMillisecondType>(), form, |value| value),
        TimeUnit::Microsecond => moments(array.as_primitive::<TimestampMicrosecondType>(), form, |value| value.div_euclid(1_000)),
        TimeUnit::Nanosecond => {
            moments(array.as_primitive::<TimestampNanosecondType>(), form, |value| value.div_euclid(1_000_000))
        }
    }
}

fn dictionary(array: &ArrayRef, key: &DataType) -> Cells {
    match key {
        DataType::Int8 => keyed(array.as_dictionary::<Int8Type>()),
        DataType::Int16 => keyed(array.as_dictionary::<Int16Type>()),
        DataType::Int32 => keyed(array.as_dictionary::<Int32Type>()),
        DataType::Int64 => keyed(array.as_dictionary::<Int64Type>()),
        DataType::UInt8 => keyed(array.as_dictionary::<UInt8Type>()),
        DataType::UInt16 => keyed(array.as_dictionary::<UInt16Type>()),
        DataType::UInt32 => keyed(array.as_dictionary::<UInt32Type>()),
        DataType::UInt64 => keyed(array.as_dictionary::<UInt64Type>()),
        _ => Cells::Booleans(vec![0; array.len()]),
    }
}

/// The codes of a dictionary, from 1. Empty and missing values get 0.
#[allow(clippy::cast_possible_truncation)] // A dictionary has no more values than 2^31.
fn keyed<K: ArrowDictionaryKeyType>(array: &DictionaryArray<K>) -> Cells {
    use arrow_buffer::ArrowNativeType;
    let Some(values) = array.values().as_string_opt::<i32>() else { return Cells::Booleans(vec![0; array.len()]) };
    let mut arena = TextArena::default();
    let codes_of_values: Vec<u32> =
        (0..values.len())
            .map(|index| {
                if values.is_null(index) || values.value(index).is_empty() {
                    0
                } else {
                    arena.push(values.value(index)) as u32 + 1
                }
            })
            .collect();
    let code = |key: K::Native| codes_of_values.get(key.as_usize()).copied().unwrap_or(0);
    let keys = array.keys();
    let codes = if keys.null_count() == 0 {
        keys.values().iter().map(|key| code(*key)).collect()
    } else {
        keys.iter().map(|key| key.map_or(0, code)).collect()
    };
    Cells::Texts { texts: Arc::new(Texts { codes, values: arena }), spelled: false }
}
