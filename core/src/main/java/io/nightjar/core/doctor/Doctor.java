package io.nightjar.core.doctor;

/**
 * Looks for damage in a lake: in the logs and data files of its tables, in run manifests, ledger
 * and models. Repairs only what loses nothing that is not lost already, and deletes nothing:
 * whatever has to go is moved to {@code <lake>/_nightjar/damaged/}. It refuses to repair while a
 * run lives, with exit code 30.
 */
public interface Doctor {
  /** Looks, and repairs if asked to. Damage is a finding, never an exception. */
  Diagnosis examine(Examination wanted);
}
