/** The FHIR server: what is offered under /fhir, and how a caller's own referrals are found. */
@NullMarked
package org.fitforwork.gateway.server;

import org.jspecify.annotations.NullMarked;
