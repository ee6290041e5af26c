package io.nightjar.core.run;

import io.nightjar.core.time.Nights;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of one landed file.
 *
 * @param file path relative to the landing folder
 * @param night the night it was delivered for; empty if its rows say which
 * @param size in bytes
 * @param sha256 of its content, in lower-case hex
 * @param rowsIn records of the nights of the run
 * @param rowsGood those of them in bronze
 * @param rowsQuarantined those of them in quarantine; good and quarantined make up all
 * @param nights of the run that loaded it
 * @param run its id
 */
public record LoadedFile(
    String file,
    Optional<LocalDate> night,
    long size,
    String sha256,
    long rowsIn,
    long rowsGood,
    long rowsQuarantined,
    Nights nights,
    String run) {}
