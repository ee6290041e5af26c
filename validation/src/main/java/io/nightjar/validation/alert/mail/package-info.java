/** What a mail about incidents says, as HTML, as plain text and as a MIME message. */
package io.nightjar.validation.alert.mail;
