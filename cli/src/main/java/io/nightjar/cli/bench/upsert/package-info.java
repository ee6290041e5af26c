/** Changes of a hundredth of a table, against a plain MERGE of the same rows and an append. */
package io.nightjar.cli.bench.upsert;
