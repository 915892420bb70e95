package org.fitforwork.gateway.server;

/** Marks a bean whose annotated methods the FHIR server offers. HAPI's own generated providers are not offered. */
public interface Endpoint {}
