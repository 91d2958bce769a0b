# The application's image. It holds no data: the database is a service of its own, see docker-compose.yml.
FROM node:24-bookworm-slim
ENV NEXT_TELEMETRY_DISABLED=1 HOME=/home/node
WORKDIR /app
RUN chown node:node /app && install -d -o node -g node /data
USER node
COPY --chown=node:node . .
RUN node scripts/setup.mjs

ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 THAW_DATA_DIR=/data
VOLUME /data
EXPOSE 3000
# Each start migrates and loads what is missing; both are quick, and safe beside a second process.
CMD ["sh", "-c", "node packages/db/src/migrate/cli.ts && node apps/web/src/cli/seed.ts && exec node apps/web/server/main.ts"]
