package org.fitforwork.gateway.live;

import java.util.Objects;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.apache.tomcat.util.net.SSLHostConfigCertificate.Type;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** A second door of the same gateway, with TLS that asks for a client's certificate, as server.ssl.client-auth=want does. */
class TlsConnector {
    /** Port of the door. */
    record Door(Connector connector) {
        int port() {
            return connector.getLocalPort();
        }
    }

    @Bean
    Door tlsDoor(SslBundles bundles) {
        Connector connector = new Connector(Http11NioProtocol.class.getName());
        connector.setPort(0);
        connector.setScheme("https");
        connector.setSecure(true);
        Http11NioProtocol protocol = (Http11NioProtocol) connector.getProtocolHandler();
        protocol.setSSLEnabled(true);
        connector.setProperty("address", "127.0.0.1");
        SslStoreBundle stores = bundles.getBundle("live").getStores();
        SSLHostConfig tls = new SSLHostConfig();
        tls.setCertificateVerification("optional");
        tls.setTrustStore(Objects.requireNonNull(stores.getTrustStore()));
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(tls, Type.UNDEFINED);
        certificate.setCertificateKeystore(Objects.requireNonNull(stores.getKeyStore()));
        certificate.setCertificateKeystorePassword("");
        tls.addCertificate(certificate);
        connector.addSslHostConfig(tls);
        return new Door(connector);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> secondDoor(Door door) {
        return factory -> factory.addAdditionalTomcatConnectors(door.connector());
    }
}
