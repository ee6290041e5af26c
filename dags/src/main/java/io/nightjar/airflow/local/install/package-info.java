/**
 * The programs of a local Airflow: a virtual environment from frozen requirements, and PostgreSQL.
 * An installation is whole or not there.
 */
package io.nightjar.airflow.local.install;
