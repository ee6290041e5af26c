/** The commands of an Airflow on this machine: install, up, down, status, logs. */
package io.nightjar.cli.airflow;
