/** How values are read that several sections have: names, choices, zones, SQL and files. */
package io.nightjar.core.pipeline.read.value;
