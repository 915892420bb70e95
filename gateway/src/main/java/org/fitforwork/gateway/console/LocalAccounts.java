package org.fitforwork.gateway.console;

import org.fitforwork.gateway.access.Role;
import org.fitforwork.gateway.access.client.Client;
import org.fitforwork.gateway.access.client.Clients;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** In profile {@code local} the demo clients of engineers and operators sign in by their secrets, and nobody else. */
final class LocalAccounts implements UserDetailsService {
    private final Clients clients;

    LocalAccounts(Clients clients) {
        this.clients = clients;
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        Client client = clients.find(name).orElseThrow(() -> new UsernameNotFoundException("no such account"));
        Role role = client.role();
        String secret = client.secret();
        if (role == null || !Roles.may(role) || secret == null) {
            throw new UsernameNotFoundException("no account of the console");
        }
        return User.withUsername(name).password(secret).authorities(role.name()).build();
    }
}
