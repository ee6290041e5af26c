/** When a metric is unusual, as suites say it. */
package io.nightjar.validation.anomaly;
