/** What can go wrong with a local Airflow, one line each. */
package io.nightjar.airflow.local.error;
