package org.fitforwork.gateway.start;

/** A bean whose making begins work that goes on beside. It is made before nearly all others; see {@link EarlyBeans}. */
public interface Early {}
