package io.nightjar.planted.validation;

import com.amazon.deequ.checks.Check;

/** Planted: Deequ outside its adapter. */
final class KnowsDeequ {
  Check check;
}
