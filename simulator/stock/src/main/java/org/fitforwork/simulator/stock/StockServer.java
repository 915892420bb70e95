package org.fitforwork.simulator.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The program: serves FHIR R4 under {@code /fhir} from the PostgreSQL of {@code spring.datasource.url}. */
@SpringBootApplication
public class StockServer {
    public static void main(String[] args) {
        SpringApplication.run(StockServer.class, args);
    }
}
