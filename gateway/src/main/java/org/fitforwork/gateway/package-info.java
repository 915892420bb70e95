/** The gateway: Spring Boot and HAPI FHIR JPA server around the referral language and its routes. */
@NullMarked
package org.fitforwork.gateway;

import org.jspecify.annotations.NullMarked;
