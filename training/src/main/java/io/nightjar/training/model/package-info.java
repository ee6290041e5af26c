/** What can be trained, with which parameters, and what does it. */
package io.nightjar.training.model;
