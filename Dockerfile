FROM node:24-slim AS build
WORKDIR /plenum
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY vite.config.ts tsconfig.json ./
COPY scripts scripts
COPY shared shared
COPY server server
COPY client client
RUN npm run build

FROM node:24-slim
LABEL org.opencontainers.image.title="Plenum" org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /plenum
COPY --from=build /plenum/node_modules node_modules
COPY --from=build /plenum/dist dist
COPY package.json LICENSE ./
RUN install -d -o node -g node -m 700 /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/main.js"]
