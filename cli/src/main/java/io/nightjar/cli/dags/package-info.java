/** {@code nightjar dags}: what Airflow needs to know, and nights started and watched from here. */
package io.nightjar.cli.dags;
