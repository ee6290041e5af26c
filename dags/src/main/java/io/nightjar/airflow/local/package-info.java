/**
 * An Airflow on this machine: installed, started, looked at and stopped by one command each, on
 * loopback only. Start at {@link io.nightjar.airflow.local.LocalAirflow}.
 */
package io.nightjar.airflow.local;
