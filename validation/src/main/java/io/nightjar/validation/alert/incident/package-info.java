/** Incidents: what check results say over the nights, and what of it is news. Pure functions. */
package io.nightjar.validation.alert.incident;
