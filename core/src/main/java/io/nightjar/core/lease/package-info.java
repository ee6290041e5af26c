/** Who works on which nights: leases with fencing tokens. */
package io.nightjar.core.lease;
