package dev.arbiter.service.ping;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The first REST application. */
@ApplicationPath("/api/v1")
public class PingApplication extends Application {}
