/** {@code nightjar dags}: nights that Airflow runs, started and watched from here. */
package io.nightjar.cli.dags;
