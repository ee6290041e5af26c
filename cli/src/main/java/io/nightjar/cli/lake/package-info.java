/** Commands that read the lake: queries, history, digests, the ledger. */
package io.nightjar.cli.lake;
