package io.nightjar.planted.etl.refine;

/** Planted: a public class that is not final. */
public class OpenForInheritance {}
