package io.nightjar.core.stale;

import io.nightjar.core.table.TableName;
import java.time.LocalDate;

/**
 * A date of an aggregate that does not count all rows of that date.
 *
 * @param table the aggregate
 * @param date which date of it
 * @param since the first night that brought a row it does not count
 * @param lateRows how many rows it does not count: late ones, and new versions of counted ones
 */
public record StaleDate(TableName table, LocalDate date, LocalDate since, long lateRows) {}
