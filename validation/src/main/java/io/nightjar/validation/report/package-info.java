/** What the checks of one table found, and what follows from it. */
package io.nightjar.validation.report;
