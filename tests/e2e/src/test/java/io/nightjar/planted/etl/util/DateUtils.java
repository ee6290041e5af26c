package io.nightjar.planted.etl.util;

/** Planted: a dumping ground, by package and by name. */
final class DateUtils {}
