package io.nightjar.planted.core.internal.files;

/** Planted: an internal of core. */
public final class LocalFiles {}
