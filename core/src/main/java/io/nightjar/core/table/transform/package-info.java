/** Pure cuts of tables in time, the same for features, refined tables and labels. */
package io.nightjar.core.table.transform;
