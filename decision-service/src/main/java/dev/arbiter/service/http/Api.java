package dev.arbiter.service.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST interface; its resources are found by their annotations. */
@ApplicationPath("/api/v1")
public class Api extends Application {}
