/**
 * A client of the REST API of Airflow 3, on nothing but the JDK and Jackson. Start at {@link
 * io.nightjar.airflow.AirflowClient}; every failure is an {@link
 * io.nightjar.airflow.AirflowException}.
 */
package io.nightjar.airflow;
