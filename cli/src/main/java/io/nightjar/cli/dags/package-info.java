/** {@code nightjar dags}: what Airflow needs to know, and what it does. */
package io.nightjar.cli.dags;
