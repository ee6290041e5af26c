package io.nightjar.planted.training;

/** Planted: something of training that scoring should not reach for. */
public interface Trainer {}
