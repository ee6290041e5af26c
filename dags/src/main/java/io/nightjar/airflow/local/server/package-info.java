/** What a local Airflow runs: its components, their settings and secrets, and the database. */
package io.nightjar.airflow.local.server;
