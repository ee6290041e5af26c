/** Mails that are kept until the server has taken them. */
package io.nightjar.validation.alert.outbox;
