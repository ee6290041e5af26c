/**
 * Processes that outlive the command that started them: how they are started, found again, ended
 * and measured. What runs is read from {@code /proc} each time; nothing is believed that was
 * written down.
 */
package io.nightjar.airflow.local.process;
