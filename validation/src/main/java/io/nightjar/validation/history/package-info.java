/** What is usual for a metric, by the nights before. */
package io.nightjar.validation.history;
