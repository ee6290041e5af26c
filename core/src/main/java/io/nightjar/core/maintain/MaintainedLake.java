package io.nightjar.core.maintain;

import java.util.function.Supplier;

/**
 * The lake that is maintained.
 *
 * @param tables its tables
 * @param facts what it says about its runs and models, read when asked for
 * @param leftovers files of killed runs
 * @param copies rows of databases
 * @param letGo what earlier maintenance has let go
 */
public record MaintainedLake(
    TableCare tables, Supplier<LakeFacts> facts, Leftovers leftovers, Copies copies, LetGo letGo) {}
