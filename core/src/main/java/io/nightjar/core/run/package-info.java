/** What a run leaves behind: manifest, ledger, code version. */
package io.nightjar.core.run;
